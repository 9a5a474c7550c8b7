//! Greys and hatches that are told apart on any printer, and after it on any copier.

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tone {
    /// With a grey, from 0 (black) to 1 (white).
    Grey(f64),
    /// With lines at an angle, in degrees from the horizontal.
    Hatch(f64),
}

/// The tones in the order in which they are taken; neighbours differ in kind and in darkness.
const TONES: [Tone; 6] =
    [Tone::Grey(0.45), Tone::Hatch(45.0), Tone::Grey(0.85), Tone::Hatch(-45.0), Tone::Grey(0.65), Tone::Hatch(0.0)];

impl Tone {
    /// The tone of one of several areas that stand in a row.
    pub fn nth(at: usize) -> Tone {
        TONES[at % TONES.len()]
    }

    /// The tone of one of `count` areas that stand in a ring: the last is not like the first.
    pub fn in_ring(at: usize, count: usize) -> Tone {
        let closes = at > 0 && at + 1 == count && at.is_multiple_of(TONES.len());
        Tone::nth(if closes { 2 } else { at })
    }
}

#[cfg(test)]
mod tests {
    use super::Tone;

    #[test]
    fn neighbours_in_a_ring_differ() {
        for count in 2..=12 {
            let tones: Vec<Tone> = (0..count).map(|at| Tone::in_ring(at, count)).collect();
            assert!((0..count).all(|at| tones[at] != tones[(at + 1) % count]), "{count}");
        }
    }
}
