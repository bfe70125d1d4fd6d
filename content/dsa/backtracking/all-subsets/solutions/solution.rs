/// All different subsets of the values in a. Sorted, equal values are neighbours.
pub fn subsets(a: &[i32]) -> Vec<Vec<i32>> {
    let mut values = a.to_vec();
    values.sort_unstable();
    let mut found = Vec::new();
    extend(&values, &mut Vec::new(), &mut found);
    found
}

/// Notes what is chosen so far, then tries each of the values left as the next choice; of equal ones the first.
fn extend(left: &[i32], chosen: &mut Vec<i32>, found: &mut Vec<Vec<i32>>) {
    found.push(chosen.clone());
    for (i, &value) in left.iter().enumerate() {
        if i > 0 && value == left[i - 1] {
            continue;
        }
        chosen.push(value);
        extend(&left[i + 1..], chosen, found);
        chosen.pop();
    }
}
