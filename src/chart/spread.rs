//! Labels one below the other, each as near as can be to where it is wanted.

/// A label that is wanted at a height.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Where its middle is wanted.
    pub middle: f64,
    /// Its height.
    pub height: f64,
}

/// Labels that touch, and so stand as one.
struct Cluster {
    labels: usize,
    height: f64,
    /// Where its labels want its top, taken together.
    tops: f64,
}

impl Cluster {
    fn top(&self, low: f64, high: f64) -> f64 {
        (self.tops / self.labels as f64).min(high - self.height).max(low)
    }
}

/// Middles of labels in the order of their wishes, between two heights where they fit, none on another.
pub(super) fn spread(labels: &[Wanted], low: f64, high: f64) -> Vec<f64> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for label in labels {
        let mut cluster = Cluster { labels: 1, height: label.height, tops: label.middle - label.height / 2.0 };
        while let Some(above) = clusters.pop_if(|above| above.top(low, high) + above.height > cluster.top(low, high)) {
            cluster = Cluster {
                labels: above.labels + cluster.labels,
                height: above.height + cluster.height,
                tops: above.tops + cluster.tops - cluster.labels as f64 * above.height,
            };
        }
        clusters.push(cluster);
    }
    let mut rest = labels.iter();
    let mut middles = Vec::with_capacity(labels.len());
    for cluster in &clusters {
        let mut top = cluster.top(low, high);
        for label in rest.by_ref().take(cluster.labels) {
            middles.push(top + label.height / 2.0);
            top += label.height;
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::{Wanted, spread};

    #[test]
    fn labels_give_way_to_each_other_alike() {
        let at = |middle| Wanted { middle, height: 10.0 };
        assert_eq!(spread(&[at(20.0), at(40.0)], 0.0, 100.0), [20.0, 40.0]);
        assert_eq!(spread(&[at(50.0), at(50.0)], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[at(20.0), at(50.0), at(52.0), at(54.0)], 0.0, 100.0), [20.0, 42.0, 52.0, 62.0]);
        assert_eq!(spread(&[at(0.0), at(0.0)], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(spread(&[at(99.0), at(99.0)], 0.0, 100.0), [85.0, 95.0]);
    }
}
