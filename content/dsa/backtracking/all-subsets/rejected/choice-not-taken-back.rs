// Never takes a choice back, so later subsets still hold it; pop() after each call.
pub fn subsets(a: &[i32]) -> Vec<Vec<i32>> {
    let mut values = a.to_vec();
    values.sort();
    let mut found = Vec::new();
    extend(&values, &mut Vec::new(), &mut found);
    found
}

fn extend(left: &[i32], chosen: &mut Vec<i32>, found: &mut Vec<Vec<i32>>) {
    found.push(chosen.clone());
    for (i, &value) in left.iter().enumerate() {
        if i > 0 && value == left[i - 1] {
            continue;
        }
        chosen.push(value);
        extend(&left[i + 1..], chosen, found);
    }
}
