import { z } from 'zod'
import { endpoint, Id, Phone } from './endpoint.ts'

export const offices = ['county', 'city', 'regulator', 'operator'] as const
export const Office = z.enum(offices)
export type Office = z.infer<typeof Office>

export const OfficeMember = z.strictObject({
  userId: Id,
  office: Office,
  nickname: z.string(),
  /** `138****0000` */
  phoneMasked: z.string(),
  /** For which somebody of a county's office or of a market supervision works; 500000 is the whole city. */
  counties: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  isSelf: z.boolean(),
})
export type OfficeMember = z.infer<typeof OfficeMember>

const members = z.strictObject({ items: z.array(OfficeMember) })

/** Who works at the counties' and the city's offices and for the platform; the operator appoints them. */
export const officesContract = {
  'GET /api/operations/offices': endpoint({
    summary: '区县、市级主管部门、市场监管与平台的工作人员',
    status: 200,
    answer: members,
  }),
  'POST /api/operations/offices': endpoint({
    summary: '按手机号任命；区县与市场监管人员的辖区以本次为准',
    status: 200,
    body: z
      .strictObject({
        phone: Phone,
        office: Office,
        /** 6-digit codes, none but for these offices; 500000 appoints to the city's market supervision. */
        countyCodes: z.array(z.string().regex(/^\d{6}$/, { error: '区县代码为 6 位数字' })).max(40),
      })
      .superRefine(({ office, countyCodes }, context) => {
        const hasRegions = office === 'county' || office === 'regulator'
        if (hasRegions === countyCodes.length > 0) return
        const message = hasRegions ? '请至少选择一个区县' : '只有区县与市场监管人员需要选择区县'
        context.addIssue({ code: 'custom', path: ['countyCodes'], message })
      }),
    answer: members,
    problems: ['region_unknown', 'officer_of_shop'],
  }),
  'DELETE /api/operations/offices/{office}/{userId}': endpoint({
    summary: '免去；最后一名平台运营不能免去',
    status: 204,
    params: z.strictObject({ office: Office, userId: Id }),
    problems: ['office_member_not_found', 'operator_last'],
  }),
}
