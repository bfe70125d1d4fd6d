// Moves on after an exchange with the end; the value that came from there has not been compared yet.
pub fn sort(a: &mut Vec<i32>) {
    quick_sort(a);
}

fn quick_sort(a: &mut [i32]) {
    if a.len() < 2 {
        return;
    }
    let pivot = a[a.len() / 2];
    let (mut less, mut i, mut more) = (0, 0, a.len());
    while i < more {
        if a[i] < pivot {
            a.swap(i, less);
            less += 1;
        } else if a[i] > pivot {
            more -= 1;
            a.swap(i, more);
        }
        i += 1;
    }
    if less > 0 {
        quick_sort(&mut a[..less]);
    }
    if more < a.len() {
        quick_sort(&mut a[more..]);
    }
}
