import { type ForumNode, ForumPicture } from '../forum-picture.tsx'
import type { Ui } from '../ui.ts'

const forum = (
  id: string,
  name: string,
  below: readonly ForumNode[] = [],
  more: Partial<ForumNode> = {},
): ForumNode => ({
  id,
  name,
  href: `#${id}`,
  note: 'Regionen · styrgrupp',
  decides: [],
  below,
  ...more,
})

const words = {
  liftsTo: (above: string) => `lyfter till ${above}`,
  folded: (count: number) => `${count} grupper lyfter hit`,
}

const local = (count: number) =>
  Array.from({ length: count }, (_, index) => forum(`local-${index}`, `Lokal grupp ${index + 1}`))

export const forumsThatLift = (ui: Ui) => (
  <ForumPicture
    ui={ui}
    label="Forum och hur ärenden lyfts"
    words={words}
    roots={[
      forum('top', 'Programstyrgruppen', [forum('middle', 'Taktiska styrgruppen', local(3))], {
        decides: ['Hög risk, 15–25', 'Beslutspunkter för etapper'],
        warning: 'ordförande ej utsedd',
      }),
      forum('alone', 'Nätverket för superanvändare'),
    ]}
  />
)

export const manyLocalGroups = (ui: Ui) => (
  <ForumPicture
    ui={ui}
    label="Forum och hur ärenden lyfts"
    words={words}
    roots={[forum('group', 'Samrådsgruppen', local(49))]}
  />
)
