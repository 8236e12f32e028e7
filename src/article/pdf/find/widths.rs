//! Widths of characters where a font says them for a range, told one by one: pdf-extract passes over ranges, and then
//! sets the characters of a line too far from each other.

use pdf_extract::{Document, Object, ObjectId};

/// The most widths that are told, for all fonts together.
const MAX_WIDTHS: usize = 1 << 20;

/// Tells each font's widths (`/W`) one by one.
pub(super) fn tell_one_by_one(document: &mut Document) {
    let mut n_left = MAX_WIDTHS;
    let mut elsewhere: Vec<ObjectId> = Vec::new();
    for object in document.objects.values_mut() {
        let Ok(font) = object.as_dict_mut() else { continue };
        match font.get_mut(b"W") {
            Ok(Object::Array(widths)) => *widths = one_by_one(widths, &mut n_left),
            Ok(Object::Reference(id)) => elsewhere.push(*id),
            _ => {}
        }
    }
    for id in elsewhere {
        if let Ok(Object::Array(widths)) = document.get_object_mut(id) {
            *widths = one_by_one(widths, &mut n_left);
        }
    }
}

/// `7 9 500` is `7 [500 500 500]`.
fn one_by_one(widths: &[Object], n_left: &mut usize) -> Vec<Object> {
    let mut told = Vec::new();
    let mut rest = widths;
    loop {
        rest = match rest {
            [first, list @ Object::Array(_), rest @ ..] => {
                told.extend([first.clone(), list.clone()]);
                rest
            }
            [Object::Integer(first), Object::Integer(last), width, rest @ ..] => {
                let n =
                    usize::try_from(last.saturating_sub(*first).saturating_add(1)).unwrap_or(0).min(*n_left);
                *n_left -= n;
                told.extend([Object::Integer(*first), Object::Array(vec![width.clone(); n])]);
                rest
            }
            _ => return told,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_told_one_by_one_and_ends_somewhere() {
        let [first, last, width] = [7, 9, 500].map(Object::Integer);
        let both = Object::Array(vec![width.clone(); 2]);
        let widths = [first.clone(), both.clone(), first.clone(), last, width.clone()];
        let expected = vec![first.clone(), both, first, Object::Array(vec![width.clone(); 3])];
        assert_eq!(one_by_one(&widths, &mut 9), expected);
        let endless = [Object::Integer(0), Object::Integer(i64::MAX), width];
        let mut n_left = 3;
        assert!(matches!(&one_by_one(&endless, &mut n_left)[1], Object::Array(all) if all.len() == 3));
        assert_eq!(n_left, 0);
    }

    #[test]
    fn what_is_no_range_ends_the_widths() {
        let numbers = |all: &[i64]| all.iter().map(|n| Object::Integer(*n)).collect::<Vec<_>>();
        assert_eq!(one_by_one(&numbers(&[9, 7, 500]), &mut 9), [Object::Integer(9), Object::Array(vec![])]);
        assert!(one_by_one(&numbers(&[9, 7]), &mut 9).is_empty());
        let mut document = Document::new();
        let widths = Object::Array(numbers(&[7, 8, 500]));
        let id = document.add_object(widths.clone());
        let font = |widths: Object| Object::Dictionary([("W", widths)].into_iter().collect());
        let (direct, elsewhere) =
            (document.add_object(font(widths)), document.add_object(font(Object::Reference(id))));
        tell_one_by_one(&mut document);
        let told = Object::Array(one_by_one(&numbers(&[7, 8, 500]), &mut 9));
        let of = |id| {
            document.get_object(id).and_then(Object::as_dict).and_then(|font| font.get(b"W")).ok().cloned()
        };
        assert_eq!((of(direct), of(elsewhere)), (Some(told.clone()), Some(Object::Reference(id))));
        assert_eq!(document.get_object(id).ok(), Some(&told));
    }
}
