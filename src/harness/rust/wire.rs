//! Reads and writes the wire: its text, and plain values. Composed ones are in composed.rs.

/// Walks over one request. Requests come from the engine, so it trusts their form.
pub struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn mark(&self) -> usize {
        self.at
    }

    pub fn since(&self, mark: usize) -> &'a [u8] {
        &self.bytes[mark..self.at]
    }

    pub fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    pub fn expect(&mut self, c: u8) {
        assert!(self.take(c), "kode: malformed request");
    }

    pub fn take(&mut self, c: u8) -> bool {
        let is = self.peek() == c;
        if is {
            self.at += 1;
        }
        is
    }

    pub fn null(&mut self) -> bool {
        let is = self.peek() == b'n';
        if is {
            self.at += 4;
        }
        is
    }

    pub fn integer(&mut self) -> i64 {
        let negative = self.take(b'-');
        let mut value: u64 = 0;
        while self.peek().is_ascii_digit() {
            value = value.wrapping_mul(10).wrapping_add(u64::from(self.peek() - b'0'));
            self.at += 1;
        }
        if negative {
            (value as i64).wrapping_neg()
        } else {
            value as i64
        }
    }

    pub fn items(&mut self, mut item: impl FnMut(&mut Self)) {
        self.expect(b'[');
        if self.take(b']') {
            return;
        }
        loop {
            item(self);
            if self.take(b']') {
                return;
            }
            self.expect(b',');
        }
    }

    pub fn hex4(&mut self) -> u32 {
        let text = std::str::from_utf8(&self.bytes[self.at..self.at + 4]).unwrap_or("fffd");
        self.at += 4;
        u32::from_str_radix(text, 16).unwrap_or(0xfffd)
    }

    pub fn string(&mut self) -> String {
        self.expect(b'"');
        let mut out: Vec<u8> = Vec::new();
        loop {
            let from = self.at;
            while self.peek() != b'"' && self.peek() != b'\\' {
                self.at += 1;
            }
            out.extend_from_slice(&self.bytes[from..self.at]);
            self.at += 1;
            if self.bytes[self.at - 1] == b'"' {
                return String::from_utf8_lossy(&out).into_owned();
            }
            let escape = self.peek();
            self.at += 1;
            match escape {
                b'b' => out.push(8),
                b'f' => out.push(12),
                b'n' => out.push(b'\n'),
                b'r' => out.push(b'\r'),
                b't' => out.push(b'\t'),
                b'u' => {
                    let mut code = self.hex4();
                    if (0xd800..0xdc00).contains(&code) && self.peek() == b'\\' {
                        self.at += 2;
                        code = 0x10000 + ((code - 0xd800) << 10) + (self.hex4() - 0xdc00);
                    }
                    let letter = char::from_u32(code).unwrap_or('\u{fffd}');
                    out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                }
                other => out.push(other),
            }
        }
    }
}

/// Collects text of the wire, and why a value is not of its declared type.
#[derive(Default)]
pub struct Writer {
    pub text: Vec<u8>,
    pub why: Option<(String, String)>,
    /// While the result is written: its nodes must be new.
    pub fresh: bool,
    /// Only an argument as it was before the call may run into itself.
    pub cycles: bool,
}

impl Writer {
    pub fn put(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    pub fn refuse(&mut self, shown: &str, why: &str) {
        if self.why.is_none() {
            self.why = Some((shown.to_string(), why.to_string()));
        }
    }

    pub fn integer(&mut self, value: i64) {
        let mut digits = [0u8; 20];
        let mut at = digits.len();
        let mut rest = value.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if value < 0 {
            self.text.push(b'-');
        }
        self.text.extend_from_slice(&digits[at..]);
    }

    pub fn list<T>(&mut self, items: impl Iterator<Item = T>, mut item: impl FnMut(&mut Self, T)) {
        self.put("[");
        for (i, one) in items.enumerate() {
            if i > 0 {
                self.put(",");
            }
            item(self, one);
        }
        self.put("]");
    }

    pub fn string(&mut self, value: &str) {
        self.text.push(b'"');
        for &byte in value.as_bytes() {
            match byte {
                b'"' => self.put("\\\""),
                b'\\' => self.put("\\\\"),
                8 => self.put("\\b"),
                12 => self.put("\\f"),
                b'\n' => self.put("\\n"),
                b'\r' => self.put("\\r"),
                b'\t' => self.put("\\t"),
                0..=31 => {
                    let escape = format!("\\u{:04x}", byte);
                    self.put(&escape);
                }
                _ => self.text.push(byte),
            }
        }
        self.text.push(b'"');
    }
}

/// What goes over the wire. `Option` asks its item, since a list or tree that is absent is an empty one, not null.
pub trait Wire: Sized {
    fn read(r: &mut Reader) -> Self;
    fn write(&self, w: &mut Writer);
    fn read_option(r: &mut Reader) -> Option<Self> {
        if r.null() {
            None
        } else {
            Some(Self::read(r))
        }
    }
    fn read_vec(r: &mut Reader) -> Vec<Self> {
        let mut items = Vec::new();
        r.items(|r| items.push(Self::read(r)));
        items
    }
    fn write_option(value: Option<&Self>, w: &mut Writer) {
        match value {
            None => w.put("null"),
            Some(value) => value.write(w),
        }
    }
}

impl Wire for i32 {
    fn read(r: &mut Reader) -> Self {
        r.integer() as i32
    }
    fn read_vec(r: &mut Reader) -> Vec<Self> {
        if r.peek() == b'{' {
            return super::made::follow(r);
        }
        let mut items = Vec::new();
        r.items(|r| items.push(Self::read(r)));
        items
    }
    fn write(&self, w: &mut Writer) {
        w.integer(i64::from(*self));
    }
}

impl Wire for i64 {
    fn read(r: &mut Reader) -> Self {
        r.expect(b'"');
        let value = r.integer();
        r.expect(b'"');
        value
    }
    fn write(&self, w: &mut Writer) {
        w.put("\"");
        w.integer(*self);
        w.put("\"");
    }
}

impl Wire for bool {
    fn read(r: &mut Reader) -> Self {
        let value = r.peek() == b't';
        r.at += if value { 4 } else { 5 };
        value
    }
    fn write(&self, w: &mut Writer) {
        w.put(if *self { "true" } else { "false" });
    }
}

impl Wire for String {
    fn read(r: &mut Reader) -> Self {
        r.string()
    }
    fn write(&self, w: &mut Writer) {
        w.string(self);
    }
}

impl Wire for f64 {
    fn read(r: &mut Reader) -> Self {
        if r.peek() == b'"' {
            return match r.string().as_str() {
                "NaN" => f64::NAN,
                "Inf" => f64::INFINITY,
                "-Inf" => f64::NEG_INFINITY,
                _ => -0.0,
            };
        }
        let from = r.at;
        while !matches!(r.peek(), b',' | b']' | 0) {
            r.at += 1;
        }
        std::str::from_utf8(&r.bytes[from..r.at]).ok().and_then(|text| text.parse().ok()).unwrap_or(0.0)
    }

    /// The shortest number that reads back the same, in the form of ECMAScript's Number::toString.
    fn write(&self, w: &mut Writer) {
        let value = *self;
        if value.is_nan() {
            return w.put("\"NaN\"");
        }
        if value.is_infinite() {
            return w.put(if value > 0.0 { "\"Inf\"" } else { "\"-Inf\"" });
        }
        if value == 0.0 {
            return w.put(if value.is_sign_negative() { "\"-0\"" } else { "0" });
        }
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.replace('.', "");
        let point: i32 = exponent.parse::<i32>().unwrap_or(0) + 1;
        let count = digits.len() as i32;
        if value < 0.0 {
            w.put("-");
        }
        if !(-5..=21).contains(&point) {
            w.put(&digits[..1]);
            if count > 1 {
                w.put(".");
                w.put(&digits[1..]);
            }
            w.put(if point > 0 { "e+" } else { "e" });
            w.integer(i64::from(point - 1));
        } else if point <= 0 {
            w.put("0.");
            w.put(&"0".repeat(-point as usize));
            w.put(&digits);
        } else if point >= count {
            w.put(&digits);
            w.put(&"0".repeat((point - count) as usize));
        } else {
            w.put(&digits[..point as usize]);
            w.put(".");
            w.put(&digits[point as usize..]);
        }
    }
}
