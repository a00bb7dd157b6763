import { holdsOn, Vacant } from '#src/features/people/index.ts'
import {
  bind,
  DateInput,
  Day,
  Deed,
  Empty,
  Expected,
  emptyForm,
  Facts,
  Form,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
  Table,
} from '#src/ui/index.ts'
import { forumPath, seatPath } from './paths.ts'
import { holderOn, isLiving, type SeatHolder } from './seat.ts'
import { FillForm, HandOverSeatForm } from './seat-holder.pages.tsx'
import { KeepingSeat } from './seat-keeping.pages.tsx'
import type { SeatPageProps } from './seat-page.ts'

/** A seat: what it is, who has held it and does, and the deeds of those who keep or fill it. */
export const SeatPage = (props: SeatPageProps) => {
  const { c, forum, seat, choosable, parties, returned } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('forums.seat.title', { kind: t(`people.function.${seat.kind}`), party: seat.partyName })
  const holder = holderOn(seat, ui.today)
  const living = isLiving(seat, ui.today)
  return (
    <Page
      {...c.var.frame}
      title={title}
      crumbs={[
        { label: t('forums.title'), href: '/forums' },
        { label: forum.name, href: forumPath(forum) },
        { label: title },
      ]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={
          holder ? (
            t('forums.seat.held', { forum: forum.name, name: holder.name })
          ) : (
            <Vacancy {...props} living={living} />
          )
        }
        seenBy={t('forums.seat.seen-by')}
      />
      {!living && (
        <Notice kind="warning" title={t('forums.seat.ended')}>
          <p>
            {t('forums.ended.on')} <Day ui={ui} date={seat.endedOn ?? ''} />
          </p>
        </Notice>
      )}
      {living && choosable && !holder && <Expected ui={ui}>{t('people.expected-appoint')}</Expected>}
      <Facts
        facts={[
          { label: t('forums.seat.kind'), value: t(`forums.seat.kind.${seat.kind}`) },
          {
            label: t('forums.seat.may-decide'),
            value: <span class="typed">{seat.mayDecide || t('forums.seat.may-decide.none')}</span>,
          },
        ]}
      />
      {living && choosable && (
        <div class="actions">
          {holder ? (
            <Deed label={t('people.hand-over')} open={returned?.of === 'hand-over'} kind="primary">
              <HandOverSeatForm {...props} choosable={choosable} holder={holder} />
            </Deed>
          ) : null}
          <Deed
            label={t('forums.seat.fill')}
            open={returned?.of === 'fill' || !holder}
            kind={holder ? 'secondary' : 'primary'}
          >
            <FillForm {...props} choosable={choosable} />
          </Deed>
        </div>
      )}
      <Section title={t('forums.seat.holders')}>
        {seat.holders.length === 0 ? <Empty title={t('people.never-held')} /> : <Holders {...props} living={living} />}
      </Section>
      {living && parties && <KeepingSeat {...props} parties={parties} />}
    </Page>
  )
}

const Vacancy = ({ c, forum, living }: SeatPageProps & { living: boolean }) => (
  <>
    {c.var.t('forums.seat.in', { forum: forum.name })} {living && <Vacant ui={c.var.frame.ui} />}
  </>
)

const Holders = (props: SeatPageProps & { living: boolean }) => {
  const { c, seat, choosable, living } = props
  const { ui } = c.var.frame
  const { t } = ui
  const open = (one: SeatHolder) => one.to === null || one.to >= ui.today
  return (
    <Table
      ui={ui}
      caption={t('forums.seat.holders')}
      hideCaption
      cards
      rows={seat.holders}
      columns={[
        { key: 'name', label: t('people.name'), cell: (one) => one.name },
        { key: 'from', label: t('people.from'), cell: (one) => <Day ui={ui} date={one.from} short /> },
        {
          key: 'to',
          label: t('people.to'),
          cell: (one) => (one.to ? <Day ui={ui} date={one.to} short /> : t('people.until-further')),
        },
        ...(choosable && living
          ? [
              {
                key: 'end',
                label: t('people.end'),
                cell: (one: SeatHolder) => open(one) && <EndTerm {...props} one={one} />,
              },
            ]
          : []),
      ]}
    />
  )
}

const EndTerm = ({ c, forum, seat, one, returned }: SeatPageProps & { one: SeatHolder }) => {
  const { ui } = c.var.frame
  const prefix = `end-${one.id}` as const
  const form = returned?.of === prefix ? returned.form : emptyForm
  const usual = holdsOn(one, ui.today) ? ui.today : one.from
  return (
    <Deed label={ui.t('people.end')} kind="quiet" open={form !== emptyForm}>
      <Form ui={ui} action={`${seatPath(forum, seat)}/holdings/${one.id}/end`} form={form} prefix={prefix} inline>
        <DateInput
          ui={ui}
          prefix={prefix}
          label={ui.t('people.last-day', { name: one.name })}
          {...bind(form, 'on', usual)}
        />
        <SubmitButton kind="secondary">{ui.t('people.end')}</SubmitButton>
      </Form>
    </Deed>
  )
}
