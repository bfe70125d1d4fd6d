// div_euclid leaves a remainder of 0 or more, so -7 by 2 gives -4; "/" drops the fraction.
pub fn eval_rpn(t: &[String]) -> i32 {
    let mut stack: Vec<i32> = Vec::new();
    for token in t {
        if let Ok(number) = token.parse() {
            stack.push(number);
            continue;
        }
        let b = stack.pop().unwrap();
        let a = stack.pop().unwrap();
        stack.push(match token.as_str() {
            "+" => a.wrapping_add(b),
            "-" => a.wrapping_sub(b),
            "*" => a.wrapping_mul(b),
            _ => a.checked_div_euclid(b).unwrap_or(0),
        });
    }
    stack[0]
}
