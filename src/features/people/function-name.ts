import type { Lang, Translate } from '#src/ui/index.ts'
import type { Duty } from './function.ts'

/** "Införandeansvarig"; for a seat what it is called; for an area lead with its area: "Ansvarig för område: Utbildning". `areas`: names by key, where they are known. */
export function functionName(
  t: Translate,
  duty: Pick<Duty, 'kind' | 'areaKey'> & { readonly title?: string },
  areas: Readonly<Record<string, string>> = {},
): string {
  if (duty.title) return duty.title
  if (!duty.areaKey) return t(`people.function.${duty.kind}`)
  return t('people.function.of-area', { area: areas[duty.areaKey] ?? duty.areaKey })
}

const lists = { sv: new Intl.ListFormat('sv-SE'), en: new Intl.ListFormat('en-GB') }

/** "Ada och Bo": a comma alone won't do, since names may hold one ("Införandeansvarig, Hjo"). */
export const namesOf = (lang: Lang, holders: readonly { readonly name: string }[]): string =>
  lists[lang].format(holders.map((one) => one.name))
