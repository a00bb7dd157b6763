import { withQuery } from '#src/ui/query.ts'
import type { RiskCell } from '#src/ui/risk-matrix.tsx'
import type { SoughtRisk } from '../readings/risks.store.ts'
import { scale } from '../rules/levels.ts'

/** How many risks stand in each cell; `listUrl` is the list of the same risks, narrowed further by each cell. */
export function cellsOf(risks: readonly SoughtRisk[], listUrl: string): RiskCell[] {
  const counts = Map.groupBy(risks, ({ probability, impact }) => `${probability}×${impact}`)
  return scale.flatMap((probability) =>
    scale.map((impact) => ({
      probability,
      impact,
      count: counts.get(`${probability}×${impact}`)?.length ?? 0,
      href: withQuery(listUrl, { probability, impact }),
    })),
  )
}

/** How many at each level, by its number. */
export const countLevels = (risks: readonly SoughtRisk[]): Map<number, number> =>
  new Map([...Map.groupBy(risks, ({ level }) => level)].map(([level, those]) => [level, those.length]))
