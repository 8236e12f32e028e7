//! What stands beside a point's words.

use super::Point;

/// Whose a point's words are and what they mean. In a box where there is any: most points of a large deck have nothing
/// beside them, and its points are most of the memory that it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Who makes the claim.
    pub by: Option<String>,
    /// What whoever makes it is called, where they are named first: 港務局局長.
    pub role: Option<String>,
    /// Whom or what it is about, where its own words do not say it: from its source too.
    pub about: Option<String>,
    /// The days, months or years that it means by 明年6月 and the like: `2032-06`.
    pub when: Option<String>,
}

impl Aside {
    /// Whose a claim is, and no more.
    pub fn by(name: impl Into<String>) -> Self {
        Self { by: Some(name.into()), ..Self::default() }
    }

    /// As a point has it: nothing where it says nothing, so that points that say the same are the same.
    pub fn boxed(self) -> Option<Box<Self>> {
        let Self { by, role, about, when } = &self;
        let is_there = [by, role, about, when].into_iter().any(Option::is_some);
        is_there.then(|| Box::new(self))
    }
}

impl Point {
    /// What stands beside it.
    pub fn aside(&self) -> &Aside {
        static NONE: Aside = Aside { by: None, role: None, about: None, when: None };
        self.aside.as_deref().unwrap_or(&NONE)
    }

    /// Changes what stands beside it.
    pub fn change_aside(&mut self, change: impl FnOnce(&mut Aside)) {
        let mut aside = self.aside.take().map_or_else(Aside::default, |aside| *aside);
        change(&mut aside);
        self.aside = aside.boxed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_beside_which_nothing_is_left_is_only_its_text() {
        for (set, unset) in [
            ((|a| a.by = Some("林海生".into())) as fn(&mut Aside), (|a| a.by = None) as fn(&mut Aside)),
            (|a| a.role = Some("局長".into()), |a| a.role = None),
            (|a| a.about = Some("碼頭".into()), |a| a.about = None),
            (|a| a.when = Some("2032-06".into()), |a| a.when = None),
        ] {
            let mut point = Point::new("一");
            point.change_aside(set);
            assert_ne!(point, Point::new("一"));
            point.change_aside(unset);
            assert_eq!(point, Point::new("一"));
        }
    }

    #[test]
    fn what_stands_beside_a_point_already_stays() {
        let mut point = Point { aside: Aside::by("林海生").boxed(), ..Point::new("一") };
        point.change_aside(|aside| aside.role = Some("局長".into()));
        assert_eq!(point.aside(), &Aside { role: Some("局長".into()), ..Aside::by("林海生") });
    }
}
