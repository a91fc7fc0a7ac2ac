import { expect, it } from 'vitest'
import { readBudget } from './read-budget.ts'

const typed = {
  year: '2026',
  amount: '600,000.5',
  cap: '',
  title: ' 会议纪要 ',
  documentNo: '渝工〔2026〕3 号',
  issuedOn: '2026-01-08',
}

it('a budget is sent as it was typed, to the fen and without a cap of its own', () => {
  expect(readBudget(typed)).toEqual({
    body: {
      year: 2026,
      amountFen: 60_000_050,
      source: { title: '会议纪要', documentNo: '渝工〔2026〕3 号', issuedOn: '2026-01-08' },
    },
    errors: {},
  })
  expect(readBudget({ ...typed, cap: '1500' }).body?.memberYearCapFen).toBe(150_000)
})

it('each field that is wrong is named, and nothing is sent', () => {
  const wrong = { year: '26', amount: '1.234', cap: '0', title: '纪', documentNo: ' ', issuedOn: '' }
  const { body, errors } = readBudget(wrong)
  expect(body).toBeUndefined()
  expect(Object.keys(errors)).toEqual([
    'year',
    'amountFen',
    'memberYearCapFen',
    'source.title',
    'source.documentNo',
    'source.issuedOn',
  ])
})
