// Judges people by json-rules-engine and prints one line of JSON: how long it took, and who may be proposed for what.
// The file it is given holds rules and people, both written by VinhDanh.Bench (JsonRules.cs, JsonFacts.cs).
import { readFileSync } from 'node:fs'
import { Engine } from 'json-rules-engine'
import { operatorsFor } from './operators.mjs'

const warmUp = 200
const { year, subjects, people } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

// An engine for each kind and group of people, so that nobody is asked about conditions that are not theirs.
const engines = new Map(Object.entries(subjects).map(([name, { conditions, rules }]) => {
  const engine = new Engine()
  for (const [name, judge] of Object.entries(operatorsFor(year))) engine.addOperator(name, judge)
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition)
  // What stops every proposal is asked first, and then nothing else is.
  engine.addRule({
    priority: 2,
    conditions: { any: [{ fact: 'isPending', operator: 'equal', value: true }, { fact: 'disciplinedUntil', operator: 'greaterThan', value: year }] },
    event: { type: 'stopped' },
    onSuccess: () => { engine.stop() },
  })
  for (const { award, conditions } of rules) engine.addRule({ conditions, event: { type: 'eligible', params: { award } } })
  return [name, engine]
}))

async function judge (from, to) {
  const eligible = []
  for (let person = from; person < to; person++) {
    const { events } = await engines.get(people[person].subject).run(people[person].facts)
    for (const { type, params } of events) if (type === 'eligible') eligible.push([person, params.award])
  }
  return eligible
}

await judge(0, Math.min(warmUp, people.length))
const start = process.hrtime.bigint()
const eligible = await judge(0, people.length)
const seconds = Number(process.hrtime.bigint() - start) / 1e9
console.log(JSON.stringify({ seconds, eligible }))
