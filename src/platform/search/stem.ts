const vowels = 'aeiouyäåö'
const endings =
  /(?:heterna|hetens|andes|andet|anden|arnas|ernas|ornas|arens|heten|heter|arna|erna|orna|ande|arne|aste|aren|ades|erns|ade|are|ern|ens|het|ast|ad|en|ar|er|or|as|es|at|a|e)$/

/** Where what may be cut off begins: after the first consonant that follows a vowel, and never within the first three letters. */
function begin(word: string): number {
  for (let at = 1; at < word.length; at++)
    if (vowels.includes(word[at - 1] ?? '') && !vowels.includes(word[at] ?? '')) return Math.max(3, at + 1)
  return word.length
}

/**
 * A Swedish word without its endings, as the database's full text search has it (Snowball's Swedish algorithm): "utbildningarna" and "utbildning"
 * have one stem. For marking what was found; what is found is the database's to say.
 */
export function stemOf(word: string): string {
  const from = begin(word)
  const kept = word.slice(0, from)
  let rest = word.slice(from)
  const cut = rest.replace(endings, '')
  rest = cut === rest && /[bcdfghjklmnoprtvy]s$/.test(word) ? rest.replace(/s$/, '') : cut
  rest = rest.replace(/(dd|gd|nn|dt|gt|kt|tt)$/, (pair) => pair[0] ?? '')
  rest = rest
    .replace(/fullt$/, 'full')
    .replace(/löst$/, 'lös')
    .replace(/(lig|els|ig)$/, '')
  return kept + rest
}
