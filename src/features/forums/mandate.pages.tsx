import { Day, Facts, Section, type Ui } from '#src/ui/index.ts'
import { levelInWords } from './forum.words.ts'
import type { ForumState } from './forum-page.ts'
import { forumPath } from './paths.ts'

/** What the forum may decide, who said so, and where what it can't decide is lifted. */
export const Mandate = ({ ui, forum, way, levels, served }: ForumState & { ui: Ui }) => {
  const { t } = ui
  const many = forum.programmes.length > 1
  const gates = served.parts.flatMap(({ name, gates }) =>
    gates.map((gate) => (many ? `${t(`forums.gate.${gate}`)} (${name})` : t(`forums.gate.${gate}`))),
  )
  return (
    <Section title={t('forums.mandate')} id="mandate">
      <div class="forum-words">
        <p class="typed">{forum.mandate}</p>
        <Facts
          columns
          facts={[
            { label: t('forums.commissioner'), value: forum.commissioner || t('forums.commissioner.none') },
            {
              label: t('forums.parent'),
              value:
                way.length === 0
                  ? t('forums.parent.top')
                  : way.map((one, index) => (
                      <>
                        {index > 0 && <span aria-hidden="true"> → </span>}
                        {one.opens ? <a href={forumPath(one)}>{one.name}</a> : one.name}
                      </>
                    )),
            },
            {
              label: t('forums.decides-risks'),
              value:
                levels.length === 0
                  ? t('forums.decides-risks.none')
                  : levels.map((level) => <div>{levelInWords(ui, level, many)}</div>),
            },
            {
              label: t('forums.gates'),
              value: gates.length === 0 ? t('forums.gates.none') : gates.map((gate) => <div>{gate}</div>),
            },
            { label: t('forums.cadence'), value: t(`forums.cadence.${forum.cadence}`) },
            {
              label: t('forums.next-meeting'),
              value:
                forum.nextMeetingOn && forum.nextMeetingOn >= ui.today ? (
                  <Day ui={ui} date={forum.nextMeetingOn} relative />
                ) : (
                  t('forums.next-meeting.none')
                ),
            },
          ]}
        />
      </div>
    </Section>
  )
}
