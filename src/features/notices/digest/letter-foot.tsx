/** What stands below every mail: where one chooses what is mailed, and what one click stops. */
export interface Footing {
  readonly change: { readonly label: string; readonly url: string }
  readonly stop: { readonly label: string; readonly url: string }
}

export const footText = (why: string, { change, stop }: Footing): string =>
  ['--', why, `${change.label}:\n${change.url}`, `${stop.label}:\n${stop.url}`].join('\n')

export const Foot = ({ why, footing: { change, stop } }: { why: string; footing: Footing }) => (
  <p class="quiet">
    {why}
    <br />
    <a href={change.url}>{change.label}</a>
    <br />
    <a href={stop.url}>{stop.label}</a>
  </p>
)
