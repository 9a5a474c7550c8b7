//! What a camera or scanner says of a picture: the first directory of its Exif data (CIPA DC-008, TIFF 6.0).

use super::orientation::Orientation;

const ORIENTATION: u16 = 0x0112;
const X_RESOLUTION: u16 = 0x011a;
const RESOLUTION_UNIT: u16 = 0x0128;

/// What printing needs of Exif data.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Exif {
    pub orientation: Orientation,
    /// Dots per inch.
    pub resolution: Option<f64>,
}

impl Exif {
    /// Reads a TIFF header with its first directory; none if it is none.
    pub fn read(tiff: &[u8]) -> Option<Self> {
        let data = Data { bytes: tiff, big: tiff.starts_with(b"MM\0*") };
        if !(data.big || tiff.starts_with(b"II*\0")) {
            return None;
        }
        let start = data.long(4)? as usize;
        let count = usize::from(data.short(start)?);
        let entries = (0..count).map_while(|at| Some((data.short(start + 2 + 12 * at)?, start + 10 + 12 * at)));
        let mut exif = Exif::default();
        let (mut dots, mut unit) = (None, 2);
        for (tag, value) in entries {
            match tag {
                ORIENTATION => exif.orientation = Orientation::of_exif(data.short(value)?),
                X_RESOLUTION => dots = data.long(value).and_then(|place| data.fraction(place as usize)),
                RESOLUTION_UNIT => unit = data.short(value)?,
                _ => {}
            }
        }
        exif.resolution = match unit {
            2 => dots,
            3 => dots.map(|dots| dots * 2.54),
            _ => None,
        };
        Some(exif)
    }
}

struct Data<'a> {
    bytes: &'a [u8],
    /// Whether the first byte of a number is its highest.
    big: bool,
}

impl Data<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at + 2)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn fraction(&self, at: usize) -> Option<f64> {
        let (above, below) = (self.long(at)?, self.long(at.checked_add(4)?)?);
        (below > 0).then(|| f64::from(above) / f64::from(below))
    }
}
