import { Expected, Form, SubmitButton } from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import type { Expectation } from '../item-deeds.ts'
import { type ItemView, stateOf } from './item-view.ts'

/** What waits for the reader here, with the deed beside it where one press is enough; the others lead to their form. */
export const ItemExpected = (view: ItemView) => {
  const { frame, deeds } = view
  const { ui } = frame
  if (deeds.expected.length === 0) return <Expected ui={ui} />
  return (
    <>
      {deeds.expected.slice(0, 5).map((one) => (
        <Expected ui={ui} by={one.by ?? undefined} actions={<Press {...view} expectation={one} />}>
          {inWords(one, view)}
          {one.said && <q class="said">{one.said}</q>}
        </Expected>
      ))}
    </>
  )
}

const inWords = ({ kind, receipt, receivers }: Expectation, { frame: { ui }, item }: ItemView): string =>
  ui.t(`commitments.expected.${kind}`, {
    owner: item.ownerName,
    receiver: receipt?.rolloutName ?? '',
    count: receivers,
    version: item.deliveryLabel || String(item.deliveryNumber),
  }) + (kind === 'deliver-again' ? ' ' : '')

function Press({ expectation, ...view }: ItemView & { expectation: Expectation }) {
  const { frame, programme, item, deeds } = view
  const { ui } = frame
  const { kind, receipt } = expectation
  const path = commitmentPath(programme.id, item.id)
  if (receipt && (kind === 'accept' || kind === 'approve')) {
    const first = deeds.expected.find((one) => one.kind === 'accept' || one.kind === 'approve') === expectation
    return (
      <>
        <Form
          ui={ui}
          inline
          action={`${path}/receipts/${receipt.id}/acceptance`}
          version={receipt.version}
          refusal={stateOf(view, `accept-${receipt.id}`).refusal}
        >
          <SubmitButton kind={first ? 'primary' : 'secondary'}>{ui.t('commitments.deed.accept')}</SubmitButton>
        </Form>
        <a href={`#return-${receipt.id}`}>{ui.t('commitments.deed.return')}</a>
      </>
    )
  }
  if (kind === 'consent' && receipt) return <a href={`#consent-${receipt.id}`}>{ui.t('commitments.deed.consent')}</a>
  return <a href="#deliver">{ui.t(kind === 'done' ? 'commitments.deed.done' : 'commitments.deed.deliver')}</a>
}
