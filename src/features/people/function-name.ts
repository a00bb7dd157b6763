import type { Translate } from '#src/ui/index.ts'
import type { Duty } from './function.ts'

/** "Införandeansvarig"; for an area lead with its area: "Ansvarig för område: Utbildning". `areas`: names by key, where they are known. */
export function functionName(
  t: Translate,
  duty: Pick<Duty, 'kind' | 'areaKey'>,
  areas: Readonly<Record<string, string>> = {},
): string {
  if (!duty.areaKey) return t(`people.function.${duty.kind}`)
  return t('people.function.of-area', { area: areas[duty.areaKey] ?? duty.areaKey })
}
