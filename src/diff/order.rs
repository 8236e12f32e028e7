//! What moved: as little as explains the new order, so that a slide put in moves none of those behind it.

use super::items::Outline;
use super::pairs::Pairs;
use std::collections::HashSet;

/// What stands in another place.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// Slides, old and new.
    pub groups: Vec<(usize, usize)>,
    /// Things, by their places in the old deck.
    pub items: HashSet<usize>,
}

/// Finds what stands in another place among those that are in both decks. A slide that moved takes what is on it
/// along, and only what changed its place on the slide moved besides.
pub(super) fn moved(old: &Outline, new: &Outline, pairs: &Pairs) -> Moved {
    let groups: Vec<(usize, usize)> =
        pairs.groups.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?))).collect();
    let mut out = Moved { groups: out_of_order(&groups), items: HashSet::new() };
    let moved_groups: HashSet<usize> = out.groups.iter().map(|(from, _)| *from).collect();
    let is_along = |from: usize, to: usize| {
        let (group, new_group) = (old.items[from].group, new.items[to].group);
        moved_groups.contains(&group) && pairs.groups[group] == Some(new_group)
    };
    // A heading goes where its slide goes, whatever moved past it.
    let is_claim = |from: usize| old.items[from].what.is_claim();
    let items = pairs.items.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?)));
    let items = items.filter(|(from, _)| is_claim(*from));
    let (along, others): (Vec<_>, Vec<_>) = items.partition(|&(from, to)| is_along(from, to));
    for slide in along.chunk_by(|(a, _), (b, _)| old.items[*a].group == old.items[*b].group) {
        out.items.extend(out_of_order(slide).into_iter().map(|(from, _)| from));
    }
    out.items.extend(out_of_order(&others).into_iter().map(|(from, _)| from));
    out
}

/// The pairs, given in the old order, that are in no longest run of them that keeps the new order too.
fn out_of_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the run of that length that ends lowest; and what each pair follows in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (idx, (_, to)) in pairs.iter().enumerate() {
        let n_before = ends.partition_point(|&end| pairs[end].1 < *to);
        before.push(n_before.checked_sub(1).map(|n| ends[n]));
        match ends.get_mut(n_before) {
            Some(end) => *end = idx,
            None => ends.push(idx),
        }
    }
    let mut keeps = vec![false; pairs.len()];
    let mut last = ends.last().copied();
    while let Some(idx) = last {
        keeps[idx] = true;
        last = before[idx];
    }
    pairs.iter().zip(keeps).filter_map(|(pair, keeps)| (!keeps).then_some(*pair)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(new_order: &[usize], expected: &[usize]) {
        let pairs: Vec<_> = new_order.iter().copied().enumerate().collect();
        let moved: Vec<usize> = out_of_order(&pairs).into_iter().map(|(from, _)| from).collect();
        assert_eq!(moved, expected, "{new_order:?}");
    }

    #[test]
    fn as_little_as_explains_the_order_has_moved() {
        check(&[], &[]);
        check(&[0, 1, 2], &[]);
        check(&[3, 5, 9], &[]);
        check(&[9, 1, 2, 3], &[0]);
        check(&[1, 2, 3, 0], &[3]);
        check(&[0, 3, 1, 2], &[1]);
        check(&[2, 1, 0], &[0, 1]);
    }
}
