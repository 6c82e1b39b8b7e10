import { describe, expect, it } from 'vitest'
import { cefOf } from '../../../core/access/sinks/cef.ts'
import { figuresIn, testMessage, titles, type CaseMessage } from '../../../core/access/sinks/message.ts'
import { ocsfOf } from '../../../core/access/sinks/ocsf.ts'
import { syslogOf } from '../../../core/access/sinks/syslog.ts'

const id = '7d5c1f0e-0000-4000-8000-000000000001'

const message: CaseMessage = {
  type: 'case.opened',
  at: '2026-11-25T10:00:00.000Z',
  case_id: '7d5c1f0e-0000-4000-8000-000000000002',
  agent_id: 4711,
  kind: 'mass_view',
  also: ['off_hours', 'out_of_scope'],
  severity: 'high',
  score: 9.25,
  status: 'new',
  observed: 212,
  usual: 10,
  start: '2026-11-25T08:00:00.000Z',
  end: '2026-11-25T09:30:00.000Z',
  detected_at: '2026-11-25T09:00:00.000Z',
  figures: [{ name: 'tickets_never_worked', observed: 212, expected: 10 }],
}

describe('what is told of a case', () => {
  it('has the figures that are numbers, and no word that could name anybody', () =>
    expect(
      figuresIn([
        { name: 'looks', observed: 9, expected: 1 },
        { name: 'country', observed: 'FR', expected: '-' },
        { name: 'hour', observed: 3, expected: '9-17' },
      ]),
    ).toEqual([{ name: 'looks', observed: 9, expected: 1 }]))
})

describe('Common Event Format', () => {
  it('is one line of eight parts with ArcSight’s own keys', () =>
    expect(cefOf(message, id)).toBe(
      `CEF:0|custos|custos|1|mass_view|${titles.mass_view}|8|rt=1795600800000 externalId=${message.case_id} act=case.opened cat=mass_view suid=4711 start=1795593600000 end=1795599000000 outcome=new cfp1=9.25 cfp1Label=score cfp2=212 cfp2Label=observed cfp3=10 cfp3Label=usual cs1=${id} cs1Label=messageId cs2=off_hours,out_of_scope cs2Label=also`,
    ))

  it('escapes what would end a value or begin a line', () => {
    const line = cefOf({ ...message, case_id: 'a=b\\c\nd' }, 'x')
    expect(line).toContain(String.raw`externalId=a\=b\\c\nd `)
    expect(line.split('\n')).toHaveLength(1)
  })

  it.each([
    ['low', '3'],
    ['medium', '6'],
    ['high', '8'],
  ] as const)('says %s as %s of 10', (severity, expected) =>
    expect(cefOf({ ...message, severity }, id).split('|')[6]).toBe(expected),
  )
})

describe('a Detection Finding of OCSF', () => {
  it('has every attribute that class 2004 requires', () => {
    const finding = ocsfOf(message, id)
    expect(finding).toMatchObject({
      ...{ category_uid: 2, class_uid: 2004, activity_id: 1, type_uid: 200_401, severity_id: 4, status_id: 1 },
      time: 1_795_600_800_000,
      metadata: { version: '1.3.0', uid: id, product: { name: 'custos', vendor_name: 'custos' } },
      finding_info: {
        uid: message.case_id,
        title: titles.mass_view,
        types: ['mass_view', 'off_hours', 'out_of_scope'],
      },
      resources: [{ uid: '4711' }],
      unmapped: { observed: 212, usual: 10, score: 9.25 },
    })
  })

  it.each([
    ['case.opened', 1],
    ['case.updated', 2],
    ['case.judged', 2],
    ['case.closed', 3],
    ['test', 99],
  ] as const)('says %s as activity %s', (type, activity) =>
    expect(ocsfOf({ ...message, type }, id)).toMatchObject({ activity_id: activity, type_uid: 200_400 + activity }),
  )

  it.each([
    ['new', 1],
    ['needs-action', 2],
    ['expected', 3],
    ['wrong', 4],
  ] as const)('says %s as status %s', (status, expected) =>
    expect(ocsfOf({ ...message, status }, id)).toMatchObject({ status_id: expected }),
  )
})

describe('a frame of syslog', () => {
  it('counts its octets and has the header of RFC 5424', () => {
    const frame = syslogOf(message, 'custos.example', 'CEF:0|x')
    const [length, ...rest] = frame.split(' ')
    expect(rest.join(' ')).toBe('<83>1 2026-11-25T10:00:00.000Z custos.example custos - case.opened - CEF:0|x')
    expect(Number(length)).toBe(Buffer.byteLength(rest.join(' ')))
  })

  it('is plain ASCII whatever the payload', () => {
    const frame = syslogOf(testMessage(message.at, id), '', '{"title":"é€"}\n')
    expect(frame).toMatch(/^\d+ <85>1 \S+ - custos - test - [\x20-\x7e]+$/)
    expect(frame).toContain(String.raw`\u00e9\u20ac`)
  })
})
