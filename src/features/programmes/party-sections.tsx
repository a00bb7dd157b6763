import type { PartySection } from '#src/features/parties/index.ts'
import { FunctionHolder, functionName, listFunctions } from '#src/features/people/index.ts'
import { Empty, HistoryList, historyInWords, More, Section, Table } from '#src/ui/index.ts'
import { readPartyHistory, readRoles } from './party-sections.store.ts'
import { programmePath } from './paths.ts'
import { listProgrammes } from './programme-list.store.ts'

/** On a party's page: its functions with holders, in the programmes that the reader has to do with. Not for suppliers and observers. */
export const functionsOfParty: PartySection = async (c, db, party) => {
  const { ui } = c.var.frame
  const { t } = ui
  const programmes = new Map((await listProgrammes(db, c.var.actor, c.var.today)).map((one) => [one.id, one]))
  const all = await listFunctions(db, { partyId: party.id }, c.var.today)
  const own = c.var.actor.functions.some((held) => held.organisationId === party.organisationId)
  const seen = all.filter((duty) => (duty.programmeId ? programmes.get(duty.programmeId)?.standing === 'insider' : own))
  if (seen.length === 0) return null
  return (
    <Section title={t('programmes.functions')} id="functions">
      <Table
        ui={ui}
        caption={t('programmes.functions')}
        hideCaption
        cards
        rows={seen}
        columns={[
          { key: 'kind', label: t('programmes.function'), cell: (duty) => functionName(t, duty) },
          {
            key: 'holder',
            label: t('programmes.function.holder'),
            cell: (duty) => <FunctionHolder ui={ui} of={duty} />,
          },
          {
            key: 'programme',
            label: t('programmes.programme'),
            cell: (duty) => (duty.programmeId ? (programmes.get(duty.programmeId)?.name ?? '') : ''),
          },
        ]}
      />
    </Section>
  )
}

/** On a party's page: the programmes it takes part in, of those that the reader may see. */
export const programmesOfParty: PartySection = async (c, db, party) => {
  const { ui } = c.var.frame
  const { t } = ui
  const rows = await readRoles(db, party.id)
  const programmes = await listProgrammes(db, c.var.actor, c.var.today)
  const taking = programmes.flatMap((programme) => {
    const roles = rows.filter((row) => row.programmeId === programme.id).map((row) => t(`programmes.role.${row.role}`))
    return roles.length > 0 ? [{ programme, roles }] : []
  })
  return (
    <Section title={t('programmes.title')} id="programmes">
      {taking.length === 0 && <Empty title={t('programmes.party.none')} />}
      <ul>
        {taking.map(({ programme, roles }) => (
          <li>
            <a href={programmePath(programme)}>{programme.name}</a> <span class="quiet">{roles.join(', ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** On a party's page: what happened to it, latest first. */
export const historyOfParty: PartySection = async (c, db, party) => {
  const { ui } = c.var.frame
  const rows = await readPartyHistory(db, party.id)
  if (rows.length === 0) return null
  const entries = rows.map((row) => ({
    at: row.at,
    who: row.name ?? ui.t('programmes.nobody'),
    ...historyInWords(row, ui),
  }))
  return (
    <Section title={ui.t('programmes.tab.history')} id="history">
      <More label={ui.t('programmes.party.history', { count: entries.length })}>
        <HistoryList ui={ui} entries={entries} />
      </More>
    </Section>
  )
}
