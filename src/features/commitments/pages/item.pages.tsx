import type { Child } from 'hono/jsx'
import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, Columns, type FlashMessage, HistoryList, Notice, Page, PageHead, Section } from '#src/ui/index.ts'
import { commitmentPath, commitmentTopic } from '../commitment.ts'
import { seenByInWords } from '../item.words.ts'
import type { Commitment } from '../readings/commitment.store.ts'
import { ItemChains } from './item-chains.pages.tsx'
import { ItemDeedForms } from './item-deeds.pages.tsx'
import { ItemExpected } from './item-expected.pages.tsx'
import { ItemFacts } from './item-facts.pages.tsx'
import { happenings } from './item-history.words.ts'
import { ItemReceipts } from './item-receipts.pages.tsx'
import { ItemTalk } from './item-talk.pages.tsx'
import { ItemVersions } from './item-versions.pages.tsx'
import type { ItemView } from './item-view.ts'

/** The page's frame around its body, which is kept between openings while nothing changes. */
export const ItemPage = (props: {
  frame: Frame
  programme: ProgrammeView
  item: Pick<Commitment, 'id' | 'title' | 'live'>
  flash?: FlashMessage | undefined
  body: Child
}) => {
  const { frame, programme, item } = props
  const { ui } = frame
  const title = inLanguage(item.title, ui.lang)
  const list = `/programmes/${programme.id}/commitments`
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'commitments')}
      crumbs={[{ label: ui.t('commitments.list.title'), href: list }, { label: title }]}
      flash={props.flash}
      live={[`${commitmentTopic(item.id)}@${item.live}`]}
    >
      {props.body}
    </Page>
  )
}

/** One commitment: what it is and why, who owes whom, what is expected of the reader, how far it has come for each receiver. */
export const ItemBody = (view: ItemView) => {
  const { frame, programme, item, receipts } = view
  const { ui } = frame
  return (
    <>
      <PageHead
        ui={ui}
        title={inLanguage(item.title, ui.lang)}
        line={lineOf(view)}
        seenBy={seenByInWords(item.visibility, item.organisationName, ui)}
        actions={
          view.may.edit && !item.withdrawnAt ? (
            <ButtonLink href={`${commitmentPath(programme.id, item.id)}/edit`}>{ui.t('commitments.edit')}</ButtonLink>
          ) : undefined
        }
      />
      {item.withdrawnAt ? (
        <Notice kind="warning">{ui.t('commitments.withdrawn')}</Notice>
      ) : (
        <>
          <ItemExpected {...view} />
          <ItemDeedForms {...view} />
        </>
      )}
      <ItemReceipts {...view} />
      <Columns>
        <ItemFacts {...view} />
        <div>
          <ItemVersions {...view} />
          <ItemChains {...view} />
        </div>
      </Columns>
      <ItemTalk {...view} />
      <Section title={ui.t('commitments.history')}>
        <HistoryList ui={ui} entries={happenings(view.history, receipts, ui)} />
      </Section>
    </>
  )
}

/** "Regionen ska leverera till 49 mottagare." */
function lineOf({ frame: { ui }, item, receipts }: ItemView): string {
  const listed = receipts.filter(({ unitId }) => unitId === null)
  const own = listed.length > 0 && listed.every((receipt) => receipt.own)
  if (own) return ui.t('commitments.line.own', { owner: item.ownerName })
  const [only] = listed
  if (listed.length === 1 && only)
    return ui.t('commitments.line.one', { owner: item.ownerName, receiver: only.receiverName })
  return ui.t('commitments.line.many', { owner: item.ownerName, count: listed.length })
}
