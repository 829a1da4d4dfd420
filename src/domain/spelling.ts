const wholeLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * Text in small Latin letters without marks, as far as it can be written so: `Müller & Łódź` → `mueller & lodz`.
 * Letters of other scripts stay as they are.
 */
export function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåđðłþı]/g, (letter) => wholeLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
}

/**
 * True for two words that differ by one slip of the hand: a letter too many, missing, wrong, or two of them swapped.
 * Short words are too alike for that; of five letters only a swap counts.
 */
export function isSlipOf(typed: string, word: string): boolean {
  const long = Math.max(typed.length, word.length);
  if (long < 5 || Math.abs(typed.length - word.length) > 1 || typed === word) return false;
  let begin = 0;
  while (begin < Math.min(typed.length, word.length) && typed[begin] === word[begin]) begin += 1;
  const [restTyped, restWord] = [typed.slice(begin), word.slice(begin)];
  const isSwapped =
    restTyped[0] === restWord[1] && restTyped[1] === restWord[0] && restTyped.slice(2) === restWord.slice(2);
  if (long === 5) return isSwapped && typed.length === word.length;
  return (
    isSwapped ||
    restTyped.slice(1) === restWord.slice(1) ||
    restTyped.slice(1) === restWord ||
    restTyped === restWord.slice(1)
  );
}
