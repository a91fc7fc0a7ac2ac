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
}

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
  }
}

/** A table for the terminal, in Markdown so that it can be pasted. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, value, unit, limit, ratio, goal }) =>
      `| ${name} | ${value} ${unit} | ${limit ?? ''} | ${ratio ?? ''} | ${goal} |`,
  )
  return [
    '| figure | value | limit of the same run | ratio | goal |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
