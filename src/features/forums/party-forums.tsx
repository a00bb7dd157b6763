import type { PartySection } from '#src/features/parties/index.ts'
import { Section } from '#src/ui/index.ts'
import { listForums } from './forum-list.store.ts'
import { forumPath } from './paths.ts'
import { programmesSeen, reachOf } from './reach.reading.ts'

/** On a party's page: the forums that its organisation convenes, of those that the reader may see. */
export const forumsOfParty: PartySection = async (c, db, party) => {
  const { ui, t } = { ui: c.var.frame.ui, t: c.var.t }
  if (party.id !== party.organisationId) return null
  const reach = { ...reachOf(await programmesSeen(c, db)), organisationId: party.organisationId }
  const forums = (await listForums(db, c.var.actor, reach, ui.today)).filter(
    ({ endedOn }) => endedOn === null || endedOn > ui.today,
  )
  if (forums.length === 0) return null
  return (
    <Section title={t('forums.title')} id="forums">
      <ul>
        {forums.map((forum) => (
          <li>
            <a href={forumPath(forum)}>{forum.name}</a>{' '}
            <span class="quiet">{t(`forums.kind-of.${forum.isLocal ? 'local' : 'shared'}.${forum.kind}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
