/** Numbers as models say them. */

/** A share of one in percent; below one percent with a decimal, so that little is not nothing. */
export function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths > 0 && hundredths < 1 ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}

/** A whole number, thousands apart. */
export function count(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}
