interface Callbacks<Answer> {
  success?: (answer: Answer & { errMsg: string }) => void
  fail?: (failure: { errMsg: string }) => void
  complete?: (result: unknown) => void
}

/**
 * A function of `wx` in WeChat's manner: it answers later, through `success` or `fail`, then `complete`. What the
 * callbacks themselves throw is not caught.
 */
export function answering<Options, Answer>(
  name: string,
  run: (options: Options) => Answer | Promise<Answer>,
) {
  return (options = {} as Options & Callbacks<Answer>): void => {
    Promise.resolve(options)
      .then(run)
      .then(
        (answer) => ({ answer: { ...answer, errMsg: `${name}:ok` } }),
        (thrown: unknown) => ({ failure: { errMsg: `${name}:fail ${messageOf(thrown)}` } }),
      )
      .then((result) => {
        if ('answer' in result) options.success?.(result.answer)
        else options.fail?.(result.failure)
        options.complete?.('answer' in result ? result.answer : result.failure)
      })
  }
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
