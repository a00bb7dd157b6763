import { TrendLine, type TrendPoint, type Ui } from '#src/ui/index.ts'

/** How far each wave has come, day by day, beside each other. */
export const WaveTrends = ({
  ui,
  trends,
}: {
  ui: Ui
  trends: readonly { readonly name: string; readonly points: readonly TrendPoint[] }[]
}) => (
  <div class="trends">
    {trends.map(({ name, points }) => (
      <div>
        <h3>{name}</h3>
        <TrendLine ui={ui} title={ui.t('overview.trend-title', { of: name })} points={points} />
      </div>
    ))}
  </div>
)
