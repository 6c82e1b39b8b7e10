import { day, hour, minute } from './local-time.ts'

interface Member {
  today: number
  mean: number
  days: number
}

interface Team {
  day: number
  yesterday: number
  /** Sums over the members that have a past: what they did today, and what those of them who came usually do. */
  seen: number
  usual: number
  readonly members: Map<number, Member>
}

/** A few views more or less make no busy day. */
const damping = 6
/** Days after which a member's usual counts. */
const settled = 5

/** What the whole team does on a day, so that an outage or a clean-up is nobody's anomaly. State per team and member. */
export interface Crowd {
  readonly note: (team: number, actor: number, at: number) => void
  /** How many times the usual the others of the team do today, at least 1. */
  readonly factor: (team: number, actor: number, at: number) => number
}

export const crowd = (): Crowd => {
  const teams = new Map<number, Team>()
  const hours = new Float64Array(24).fill(1)
  let [slot, share] = [Number.NaN, 1]
  /** Looked up once in five minutes. */
  const shareAt = (at: number): number => {
    const now = Math.floor(at / (5 * minute))
    if (now !== slot) {
      slot = now
      share = Math.max(0.1, shareUntil(at))
    }
    return share
  }
  const shareUntil = (at: number): number => {
    const now = Math.floor(at / hour) % 24
    let [until, all] = [0, 0]
    hours.forEach((weight, index) => {
      all += weight
      if (index < now) until += weight
      if (index === now) until += weight * ((at % hour) / hour)
    })
    return until / all
  }
  const ratio = ({ seen, usual, members }: Team, actor: number, share: number): number => {
    const own = members.get(actor)
    const counts = own !== undefined && own.days >= settled
    const others = seen - (counts ? own.today : 0)
    const expected = usual - (counts && own.today > 0 ? own.mean : 0)
    return (damping + others) / (damping + expected * share)
  }
  const turn = (team: Team, today: number) => {
    team.yesterday = today - team.day === 1 ? ratio(team, 0, 1) : 1
    for (const member of team.members.values()) {
      if (member.today > 0) {
        member.days++
        member.mean += (Math.min(member.today, 4 * member.mean + 20) - member.mean) / Math.min(member.days, 30)
      }
      member.today = 0
    }
    team.day = today
    team.seen = team.usual = 0
  }
  const teamAt = (id: number, at: number): Team => {
    const today = Math.floor(at / day)
    const team = teams.get(id) ?? { day: today, yesterday: 1, seen: 0, usual: 0, members: new Map<number, Member>() }
    teams.set(id, team)
    if (today > team.day) turn(team, today)
    return team
  }
  return {
    note: (id, actor, at) => {
      const team = teamAt(id, at)
      const member = team.members.get(actor) ?? { today: 0, mean: 0, days: 0 }
      team.members.set(actor, member)
      member.today++
      if (member.days >= settled) {
        team.seen++
        if (member.today === 1) team.usual += member.mean
      }
      const slot = Math.floor(at / hour) % 24
      hours[slot] = (hours[slot] ?? 0) + 0.01
    },
    factor: (id, actor, at) => {
      const team = teamAt(id, at)
      return Math.min(4, Math.max(1, ratio(team, actor, shareAt(at)), team.yesterday))
    },
  }
}
