//! 行政机关 as its name tells it: what kind of body it is, and by what other names people call it.

/// Kind of a body, on which it depends until when it publishes and what its report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 部门: a department, an office, an institution.
    Department,
    /// 乡镇、街道.
    Township,
    /// 县级以上地方人民政府, and what acts for one: 行政公署, the committee of a development zone.
    Government,
}

/// Ends of the names of governments; what stands before them is a region.
const GOVERNMENTS: [&str; 3] = ["人民政府", "行政公署", "政府"];
/// Ends of the names of townships and their like.
const TOWNSHIPS: [&str; 6] = ["镇", "乡", "苏木", "街道", "街道办事处", "街道办"];
/// Ends of the names of regions with a government of their own.
const REGIONS: [&str; 9] = ["省", "市", "区", "县", "州", "旗", "盟", "地区", "林区"];
/// Zones whose committee does what a government does.
const ZONES: [&str; 9] = ["开发区", "高新区", "新区", "园区", "度假区", "示范区", "试验区", "合作区", "产业园"];
/// Ends of the names of such committees.
const COMMITTEES: [&str; 2] = ["管理委员会", "管委会"];

/// A body by its name.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a>(pub &'a str);

impl<'a> Body<'a> {
    /// What kind of body it is.
    pub fn kind(self) -> Kind {
        let is_township = |name: &str| TOWNSHIPS.iter().any(|end| name.ends_with(end));
        let is_region = |name: &str| REGIONS.iter().any(|end| name.ends_with(end));
        match self.region() {
            Some(region) if is_township(region) => Kind::Township,
            Some(_) => Kind::Government,
            None if is_township(self.0) => Kind::Township,
            None if is_region(self.0) => Kind::Government,
            None => self.kind_of_committee(),
        }
    }

    /// The region of a government: 桐梓县 of 桐梓县人民政府.
    fn region(self) -> Option<&'a str> {
        GOVERNMENTS.iter().find_map(|end| self.0.strip_suffix(end))
    }

    fn kind_of_committee(self) -> Kind {
        let zone = COMMITTEES.iter().find_map(|end| self.0.strip_suffix(end));
        let is_zone = zone.is_some_and(|zone| ZONES.iter().any(|end| zone.ends_with(end)));
        if is_zone { Kind::Government } else { Kind::Department }
    }

    /// Its name without what every body of its kind has: 桐梓县 of 桐梓县人民政府, 城关街道 of 城关街道办事处.
    pub fn root(self) -> &'a str {
        let shorter = self.region().or_else(|| self.0.strip_suffix("办事处")).unwrap_or(self.0);
        if shorter.is_empty() { self.0 } else { shorter }
    }

    /// Whether a name may be its own, in full or shortened as is usual: 区应急局, 县政府办, 卫健委, with or without the
    /// region above. Short names keep the order of the characters of the full one and leave some out.
    pub fn is_called(self, name: &str) -> bool {
        // 区政府国资局 is 区国资局.
        let bare = |name: &str| GOVERNMENTS.iter().fold(name.to_owned(), |name, end| name.replace(end, ""));
        let short = [name, Body(name).root()].iter().any(|name| within(name, self.0));
        short || within(self.root(), name) || within(&bare(name), &bare(self.0))
    }

    /// Whether it can make 规章 for all that its name tells; none where that leaves it open, as 市人民政府 does, which
    /// may be that of a city without districts.
    pub fn makes_rules(self) -> Option<bool> {
        match (self.kind(), self.region().unwrap_or(self.0)) {
            (Kind::Township, _) => Some(false),
            (Kind::Government, region) if region.ends_with("自治区") => Some(true),
            (Kind::Government, region) if region.ends_with(['省', '州']) => Some(true),
            (Kind::Government, region) if region.ends_with(['县', '旗', '区']) => Some(false),
            (Kind::Government, _) => None,
            // Departments of the State Council bear the name of no region.
            (Kind::Department, name) => {
                name.contains(['省', '市', '区', '县', '州', '旗', '镇', '乡']).then_some(false)
            }
        }
    }
}

/// Whether all characters of a name stand in another, in this order. A single one says nothing.
fn within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().nth(1).is_some() && short.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::{Body, Kind};

    #[test]
    fn kinds_are_told_by_names() {
        for (kind, names) in [
            (
                Kind::Government,
                "桐梓县人民政府 江苏省人民政府 某地区行政公署 桐梓县 示范市明河区 某自治州 高新区管委会 某市政府",
            ),
            (Kind::Township, "云湖桥镇人民政府 木场乡人民政府 硚头街道办事处 硚头街道 西四镇 某苏木 城关街道办"),
            (Kind::Department, "西岗区应急管理局 桐梓县人民政府办公室 卫生健康委员会 某市国资委 某县政务服务中心"),
        ] {
            for name in names.split(' ') {
                assert_eq!(Body(name).kind(), kind, "{name}");
            }
        }
    }

    #[test]
    fn short_names_are_its_own() {
        for (body, names) in [
            ("西岗区应急管理局", "西岗区应急局 区应急局 大连市西岗区应急管理局 应急管理局"),
            ("桐梓县人民政府", "桐梓县 桐梓县政府 县人民政府 遵义市桐梓县人民政府"),
            ("桐梓县人民政府办公室", "桐梓县政府办 县政府办公室 政府办"),
            ("某区卫生健康委员会", "区卫健委 卫健委"),
            ("硚头街道办事处", "硚头街道 明河区硚头街道"),
            ("明河区住房和城乡建设局", "区住建局 住房城乡建设局"),
            ("浑南区国资局", "区政府国资局"),
        ] {
            for name in names.split(' ') {
                assert!(Body(body).is_called(name), "{body}: {name}");
            }
        }
        for (body, name) in [
            ("西岗区应急管理局", "西岗区教育局"),
            ("云湖桥镇人民政府", "湘潭县自然资源局"),
            ("云湖桥镇人民政府", "响塘镇人民政府"),
            ("桐梓县人民政府", "习水县人民政府"),
        ] {
            assert!(!Body(body).is_called(name), "{body}: {name}");
        }
    }

    #[test]
    fn few_bodies_make_rules() {
        for (body, wanted) in [
            ("江苏省人民政府", Some(true)),
            ("内蒙古自治区人民政府", Some(true)),
            ("某自治州人民政府", Some(true)),
            ("淮安市人民政府", None),
            ("桐梓县人民政府", Some(false)),
            ("明河区人民政府", Some(false)),
            ("松木塘镇人民政府", Some(false)),
            ("西岗区应急管理局", Some(false)),
            ("国家中医药管理局", None),
            ("应急管理部", None),
        ] {
            assert_eq!(Body(body).makes_rules(), wanted, "{body}");
        }
    }
}
