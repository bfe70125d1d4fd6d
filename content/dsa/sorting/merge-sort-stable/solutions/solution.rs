/// The tags in the order of their keys; tags with equal keys keep their order.
pub fn sort_tags(keys: &[i32], tags: &[String]) -> Vec<String> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let mut spare = order.clone();
    merge_sort(keys, &mut order, &mut spare);
    order.into_iter().map(|i| tags[i].clone()).collect()
}

/// Sorts indices by their keys; `spare` has the same length and is overwritten.
fn merge_sort(keys: &[i32], order: &mut [usize], spare: &mut [usize]) {
    if order.len() < 2 {
        return;
    }
    let middle = order.len() / 2;
    merge_sort(keys, &mut order[..middle], &mut spare[..middle]);
    merge_sort(keys, &mut order[middle..], &mut spare[middle..]);
    spare.copy_from_slice(order);
    let (mut left, mut right) = (&spare[..middle], &spare[middle..]);
    for place in order {
        // On a tie the left one goes first: it stood first.
        let take_left = match (left.first(), right.first()) {
            (Some(&i), Some(&j)) => keys[i] <= keys[j],
            (first, _) => first.is_some(),
        };
        let from = if take_left { &mut left } else { &mut right };
        *place = from[0];
        *from = &from[1..];
    }
}
