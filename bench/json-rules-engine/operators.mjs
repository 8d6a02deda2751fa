// What a condition asks of somebody's record, as operators of json-rules-engine: the fact on the left is the record, the value on
// the right what is asked. Records are closed: what they do not state is not so. Scales are numbers, the lowest 0.

export function operatorsFor (year) {
  const givenFor = (record, award) => record.merit[award] ?? []
  const holdsIn = (record, award, y) => record.titles[award]?.includes(y) ?? false

  /** First year of the unbroken run that ends in the year proposed; the year after it where there is none. */
  const runFrom = (holds, from) => {
    let first = year
    while (first >= from && holds(first)) first--
    return first + 1
  }

  /** The first year that may count: after discipline, and after the first of these awards where one was given. */
  const countsFrom = (record, after) => {
    const given = after.flatMap(award => givenFor(record, award))
    return Math.max(record.countsFrom, given.length > 0 ? Math.min(...given) + 1 : -Infinity)
  }

  const works = (record, { kinds, scope, times, effective, authority }, from, to) => {
    const counted = record.works.filter(w => w.free && kinds.includes(w.kind) && w.year >= from && w.year <= to && w.scope >= scope &&
      (authority === null || w.authority === null || w.authority >= authority) && (!effective || w.effective))
    return counted.length >= times
  }

  /** What must lie inside a run that begins with a year. */
  const inside = (record, part, first) => {
    if (part.any) return part.any.some(set => set.every(p => inside(record, p, first)))
    if (part.works) return works(record, part.works, first, year)
    if (part.award) return givenFor(record, part.award).filter(y => y >= first && y <= year).length >= part.times
    return Object.entries(record.ratings).filter(([y, level]) => y >= first && y <= year && level >= part.level).length >= part.times
  }

  const longEnough = (record, first, length, during) => year - first + 1 >= length && during.every(part => inside(record, part, first))

  return {
    ratedInARow: (record, { level, years, after, during }) =>
      longEnough(record, runFrom(y => record.ratings[y] >= level, countsFrom(record, after)), years, during),

    heldInARow: (record, { award, times, after, during, usedFor }) => {
      const used = usedFor === null ? [] : givenFor(record, usedFor).filter(y => y < year)
      const from = Math.max(countsFrom(record, after), used.length > 0 ? Math.max(...used) + 1 : -Infinity)
      return longEnough(record, runFrom(y => holdsIn(record, award, y), from), times, during)
    },

    // A title that takes several years: nothing may be missing between one time and the next.
    heldInPeriods: (record, { award, times, of, periodYears }) => {
      const held = givenFor(record, award).filter(y => y >= record.countsFrom && y <= year)
      if (held.at(-1) !== year) return false
      let chain = 1
      for (let i = held.length - 1; i > 0; i--, chain++) {
        if (held[i] - held[i - 1] <= periodYears) continue
        let y = held[i - 1] + 1
        while (y <= held[i] && holdsIn(record, of, y)) y++
        if (y <= held[i]) break
      }
      return chain >= times
    },

    given: (record, { award, times }) => givenFor(record, award).filter(y => y <= year).length >= times,
    givenInYear: (record, { award, times }) => times <= 1 && givenFor(record, award).includes(year),
    holds: (record, award) => holdsIn(record, award, year),
    hasWorks: (record, asked) => works(record, asked, asked.withinYears === null ? -Infinity : year - asked.withinYears + 1, year),
    hasCombatIngenuity: (record, scope) => record.combat.some(c => c.year <= year && c.scope >= scope),

    membersShare: ({ members }, { award, over, under }) => members !== null && members.count > 0 && members.holding[award] * under >= over * members.count,
    membersWith: ({ members }, { award, times }) => members !== null && members.holding[award] >= times,
    membersAllCompleted: ({ members }) => members !== null && members.notCompleted === 0,
    membersDisciplinedBelow: ({ members }, form) => members !== null && members.disciplineKnown && members.worstDiscipline < form,

    leadsCluster: (record, organisedBy) => record.clusters.some(c => c.year === year && c.organisedBy === organisedBy && c.leading),
    stoodOutInMovement: (record, { launchedBy, minYears, leading }) =>
      record.movements.some(m => m.launchedBy === launchedBy && (m.leading || (!leading && m.outstanding)) && m.years >= minYears),

    // Posts are ranked highest first: time in a higher one counts below.
    served: (record, rows) => record.isRetiring && rows.some(row => {
      const counted = record.posts.filter(p => p.position <= row.position)
      const served = counted.reduce((sum, p) => sum + p.years, 0)
      const { min, below } = record.isWoman ? row.women : row
      return counted.length > 0 && !counted.some(p => p.disciplined) && served >= min && (below === null || served < below)
    }),
    measured: (record, { measure, min, below, sinceFounding }) => {
      const years = record.measures[measure] ?? (sinceFounding && record.foundedIn !== null ? year - record.foundedIn : undefined)
      return years >= min && (below === null || years < below)
    },
    isRoundAnniversary: ({ foundedIn }, every) => foundedIn !== null && year > foundedIn && (year - foundedIn) % every === 0,
  }
}
