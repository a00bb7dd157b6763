import { programmeTabs } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { ButtonLink, Columns, HistoryList, Notice, Page, PageHead, Section } from '#src/ui/index.ts'
import { commitmentPath, commitmentTopic } from '../commitment.ts'
import { seenByInWords } from '../item.words.ts'
import { ItemChains } from './item-chains.pages.tsx'
import { ItemDeedForms } from './item-deeds.pages.tsx'
import { ItemExpected } from './item-expected.pages.tsx'
import { ItemFacts } from './item-facts.pages.tsx'
import { happenings } from './item-history.words.ts'
import { ItemReceipts } from './item-receipts.pages.tsx'
import { ItemTalk } from './item-talk.pages.tsx'
import { ItemVersions } from './item-versions.pages.tsx'
import type { ItemView } from './item-view.ts'

/** One commitment: what it is and why, who owes whom, what is expected of the reader, how far it has come for each receiver. */
export const ItemPage = (view: ItemView) => {
  const { frame, programme, item, receipts } = view
  const { ui } = frame
  const title = inLanguage(item.title, ui.lang)
  const list = `/programmes/${programme.id}/commitments`
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'commitments')}
      crumbs={[{ label: ui.t('commitments.list.title'), href: list }, { label: title }]}
      flash={view.flash}
      live={[`${commitmentTopic(item.id)}@${item.live}`]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={lineOf(view)}
        seenBy={seenByInWords(item.visibility, item.organisationName, ui)}
        actions={
          view.may.edit && !item.withdrawnAt ? (
            <ButtonLink href={`${commitmentPath(programme.id, item.id)}/edit`}>{ui.t('commitments.edit')}</ButtonLink>
          ) : undefined
        }
      />
      {item.withdrawnAt ? <Notice kind="warning">{ui.t('commitments.withdrawn')}</Notice> : <ItemExpected {...view} />}
      {!item.withdrawnAt && <ItemDeedForms {...view} />}
      <Columns>
        <div>
          <ItemReceipts {...view} />
          <ItemVersions {...view} />
        </div>
        <div>
          <ItemFacts {...view} />
          <ItemChains {...view} />
        </div>
      </Columns>
      <ItemTalk {...view} />
      <Section title={ui.t('commitments.history')}>
        <HistoryList ui={ui} entries={happenings(view.history, receipts, ui)} />
      </Section>
    </Page>
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
