/** A key for each new area, made of its name ("Teknik och drift" → `teknik-och-drift`) and unlike those there are. */
export function newAreaKeys(
  names: readonly string[],
  present: readonly string[],
): { readonly key: string; readonly name: string }[] {
  const taken = new Set(present)
  return names.map((name) => {
    const plain = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
    const base = plain || 'omrade'
    let key = base
    for (let number = 2; taken.has(key); number++) key = `${base}-${number}`
    taken.add(key)
    return { key, name }
  })
}
