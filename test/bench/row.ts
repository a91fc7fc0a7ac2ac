/** One measured figure beside its limit of the same run. */
export interface Row {
  suite: string
  name: string
  value: number
  unit: string
  limit: number | null
  /** value / limit of the same run. */
  ratio: number | null
  /** What the figure has to reach, in words. */
  goal: string
  /** Whether it does; null when there is nothing to reach. */
  met: boolean | null
}

/**
 * Whether a figure reaches its goal, read from the goal's own first words: `≥ 0.5 of …`, `> 20` and the like speak of
 * the ratio where there is a limit, else of the value; `exactly 50` of the value.
 */
function isMet(value: number, ratio: number | null, goal: string): boolean | null {
  if (goal === '') return null
  const [, sign, bound] = /^(≥|≤|>|<|exactly) ([\d.]+)/.exec(goal) ?? []
  if (!sign || !bound) throw new Error(`a goal that cannot be compared: ${goal}`)
  const [figure, wanted] = [sign === 'exactly' ? value : (ratio ?? value), Number(bound)]
  switch (sign) {
    case '≥':
      return figure >= wanted
    case '≤':
      return figure <= wanted
    case '>':
      return figure > wanted
    case '<':
      return figure < wanted
    default:
      return figure === wanted
  }
}

/** The figures that miss their goals, a line each. */
export const missedOf = (rows: readonly Row[]): string[] =>
  rows
    .filter(({ met }) => met === false)
    .map(
      ({ suite, name, value, unit, ratio, goal }) =>
        `${suite}: ${name} is ${value} ${unit}${ratio === null ? '' : ` (ratio ${ratio})`}, goal ${goal}`,
    )

export function row(
  suite: string,
  name: string,
  value: number,
  unit: string,
  limit: number | null,
  goal: string,
): Row {
  const ratio = limit === null ? null : Math.round((value / limit) * 1000) / 1000
  return {
    suite,
    name,
    value: Math.round(value * 10) / 10,
    unit,
    limit: limit && Math.round(limit * 10) / 10,
    ratio,
    goal,
    met: isMet(value, ratio, goal),
  }
}

/** A table for the terminal, in Markdown so that it can be pasted. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, value, unit, limit, ratio, goal, met }) =>
      `| ${name} | ${value} ${unit} | ${limit ?? ''} | ${ratio ?? ''} | ${goal}${met === false ? ' **missed**' : ''} |`,
  )
  return [
    '| figure | value | limit of the same run | ratio | goal |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
