/// The value of a postfix expression. The stack holds the values of the finished parts; an operator takes the last two,
/// the right operand first.
pub fn eval_rpn(t: &[String]) -> i32 {
    const WHOLE: &str = "every operator has its two operands";
    let mut stack: Vec<i32> = Vec::new();
    for token in t {
        // "+" and "-" alone do not parse as numbers.
        let value = token.parse().unwrap_or_else(|_| {
            let b = stack.pop().expect(WHOLE);
            let a = stack.pop().expect(WHOLE);
            match token.as_str() {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                _ => a / b,
            }
        });
        stack.push(value);
    }
    stack.pop().expect("an expression has a value")
}
