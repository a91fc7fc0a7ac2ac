import { z } from 'zod'
import { answerTextMax, decisionReasonMax, reviewPhotosMax, reviewTextMax } from '../review-limits.ts'
import { reviewStates } from '../states/review.ts'
import { uploadedPicture } from '../uploaded-picture.ts'
import { endpoint, Id, IdParams, Instant, Paging } from './endpoint.ts'

const Photos = z
  .array(z.string().regex(uploadedPicture, { error: '图片地址不正确' }))
  .max(reviewPhotosMax, { error: `最多上传 ${reviewPhotosMax} 张图片` })
  .refine((photos) => new Set(photos).size === photos.length, { error: '同一张图片只需上传一次' })

/** Text of several lines: ends trimmed, at most two line breaks in a row. */
const paragraphs = () => z.string().overwrite((text) => text.replace(/\n{3,}/g, '\n\n').trim())

export const ReviewInput = z.strictObject({
  orderLineId: Id,
  stars: z
    .int({ error: '请选择 1–5 星' })
    .min(1, { error: '请选择 1–5 星' })
    .max(5, { error: '请选择 1–5 星' }),
  text: paragraphs().max(reviewTextMax, { error: `评价最多 ${reviewTextMax} 个字` }),
  /** As `POST /api/files` answered them to the same person. */
  photos: Photos,
  anonymous: z.boolean(),
})
export type ReviewInput = z.infer<typeof ReviewInput>

const Stars = z.int().min(1).max(5)
const State = z.enum(reviewStates)
const PageQuery = { cursor: Id.optional(), pageSize: Paging.pageSize }

function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: Id.optional() })
}

/** What was bought, as the order keeps it. */
const Bought = { productId: Id, productName: z.string(), skuName: z.string(), imageUrl: z.string() }

/** A review as everybody sees it; of its author only a masked name. */
export const ProductReview = z.strictObject({
  id: Id,
  /** `张**`, or 匿名用户. */
  authorName: z.string(),
  stars: Stars,
  text: z.string(),
  photos: z.array(z.string()),
  skuName: z.string(),
  at: Instant,
  answer: z.strictObject({ text: z.string(), at: Instant }).nullable(),
})
export type ProductReview = z.infer<typeof ProductReview>

export const reviewFilters = ['all', 'photos', 'good', 'middle', 'bad'] as const
export type ReviewFilter = (typeof reviewFilters)[number]

export const ReviewSummary = z.strictObject({
  count: z.int().min(0),
  /** To one decimal; null without a review. */
  average: z.number().min(1).max(5).nullable(),
  /** How many with one star, two, … five. */
  byStars: z.array(z.int().min(0)).length(5),
  withPhotos: z.int().min(0),
})
export type ReviewSummary = z.infer<typeof ReviewSummary>

/** A review as its author sees it, from the moment it is sent. */
export const OwnReview = z.strictObject({
  id: Id,
  orderLineId: Id,
  orderId: Id,
  ...Bought,
  stars: Stars,
  text: z.string(),
  photos: z.array(z.string()),
  anonymous: z.boolean(),
  state: State,
  /** Why it was not published, or taken down. */
  reason: z.string().nullable(),
  /** Rejected, and nothing else was written about the line since, within the time for it. */
  mayWriteAnew: z.boolean(),
  /** Taken down: what its author said against it, and what was answered; null without an appeal. */
  appeal: z.strictObject({ text: z.string(), answer: z.string().nullable() }).nullable(),
  at: Instant,
  answer: z.strictObject({ text: z.string(), at: Instant }).nullable(),
})
export type OwnReview = z.infer<typeof OwnReview>

/** Reviews that were public, as the operator oversees them. */
export const overseen = ['published', 'takenDown', 'appealed'] as const
export const OverseenReview = z.strictObject({
  id: Id,
  ...Bought,
  authorName: z.string(),
  stars: Stars,
  text: z.string(),
  photos: z.array(z.string()),
  state: State,
  reason: z.string().nullable(),
  appeal: OwnReview.shape.appeal,
  at: Instant,
})
export type OverseenReview = z.infer<typeof OverseenReview>

/** A line of a received order that nobody reviewed yet. */
export const WaitingLine = z.strictObject({
  orderLineId: Id,
  orderId: Id,
  ...Bought,
  merchantName: z.string(),
  receivedAt: Instant,
  /** Until then it can be reviewed. */
  until: Instant,
})
export type WaitingLine = z.infer<typeof WaitingLine>

export const MerchantReview = z.strictObject({
  id: Id,
  ...Bought,
  authorName: z.string(),
  stars: Stars,
  text: z.string(),
  photos: z.array(z.string()),
  at: Instant,
  /** The merchant's answers, the newest first: a changed one replaces the other once it is published. */
  answers: z.array(
    z.strictObject({ id: Id, text: z.string(), state: State, reason: z.string().nullable(), at: Instant }),
  ),
  /** What can be done: answer for the first time, change the published answer once, or nothing. */
  mayAnswer: z.enum(['answer', 'change', 'no']),
})
export type MerchantReview = z.infer<typeof MerchantReview>

export const merchantReviewFilters = ['all', 'unanswered', 'bad'] as const

/** Why the operator is asked: WeChat is not sure of text or picture, the author has no WeChat, or WeChat was silent. */
export const doubts = ['text', 'picture', 'noWechat', 'silence'] as const
export type Doubt = (typeof doubts)[number]

export const DecisionItem = z.strictObject({
  id: Id,
  subject: z.enum(['review', 'answer']),
  doubt: z.enum(doubts),
  productId: Id,
  productName: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  authorName: z.string(),
  /** Of the review, also where its answer is decided. */
  stars: Stars,
  reviewText: z.string(),
  photos: z.array(z.strictObject({ url: z.string(), doubtful: z.boolean() })),
  /** What the merchant wants to answer; null where the review itself is decided. */
  answerText: z.string().nullable(),
  at: Instant,
})
export type DecisionItem = z.infer<typeof DecisionItem>

export const Decision = z.strictObject({
  subject: z.enum(['review', 'answer']),
  decision: z.enum(['publish', 'reject']),
  /** Its author reads it when it is rejected. */
  reason: paragraphs()
    .min(1, { error: '请填写理由' })
    .max(decisionReasonMax, { error: `理由最多 ${decisionReasonMax} 个字` }),
})
export type Decision = z.infer<typeof Decision>

const Reason = Decision.pick({ reason: true })

export const AnswerInput = z.strictObject({
  text: paragraphs()
    .min(1, { error: '请填写回复' })
    .max(answerTextMax, { error: `回复最多 ${answerTextMax} 个字` }),
})

export const reviewsContract = {
  'GET /api/products/{id}/reviews': endpoint({
    summary: '商品评价，新的在前',
    status: 200,
    params: IdParams,
    query: z.strictObject({ filter: z.enum(reviewFilters).optional(), ...PageQuery }),
    answer: z.strictObject({
      summary: ReviewSummary,
      items: z.array(ProductReview),
      nextCursor: Id.optional(),
    }),
    problems: ['product_not_found'],
  }),
  'GET /api/reviews': endpoint({
    summary: '我的评价，新的在前',
    status: 200,
    query: z.strictObject({ ...PageQuery, orderId: Id.optional() }),
    answer: pageOf(OwnReview),
  }),
  'GET /api/reviews/waiting': endpoint({
    summary: '待评价的商品',
    status: 200,
    query: z.strictObject({ ...PageQuery, orderId: Id.optional() }),
    answer: z.strictObject({
      items: z.array(WaitingLine),
      nextCursor: Id.optional(),
      /** Points for the first published review; null once there is one. */
      firstReviewPoints: z.int().min(0).nullable(),
    }),
  }),
  'POST /api/reviews': endpoint({
    summary: '评价已收货的商品；审核通过后公开',
    status: 201,
    idempotent: true,
    body: ReviewInput,
    answer: OwnReview,
    problems: [
      'order_line_not_found',
      'order_not_received',
      'review_exists',
      'review_period_over',
      'line_given_back',
      'picture_unknown',
      'idempotency_key_reused',
    ],
  }),
  'POST /api/reviews/{id}/appeal': endpoint({
    summary: '对撤下评价提出申诉，一次',
    status: 204,
    params: IdParams,
    body: z.strictObject({
      text: paragraphs()
        .min(2, { error: '请写明理由' })
        .max(decisionReasonMax, { error: `理由最多 ${decisionReasonMax} 个字` }),
    }),
    problems: ['review_not_found', 'review_state_conflict'],
  }),
  'GET /api/merchant/reviews': endpoint({
    summary: '本店商品的评价，新的在前',
    status: 200,
    query: z.strictObject({ filter: z.enum(merchantReviewFilters).optional(), ...PageQuery }),
    answer: pageOf(MerchantReview),
  }),
  'POST /api/merchant/reviews/{id}/answer': endpoint({
    summary: '回复评价；已公开的回复可以修改一次',
    status: 201,
    params: IdParams,
    idempotent: true,
    body: AnswerInput,
    answer: MerchantReview,
    problems: ['review_not_found', 'answer_being_checked', 'answer_limit', 'idempotency_key_reused'],
  }),
  'GET /api/operations/reviews': endpoint({
    summary: '等待人工审核的评价或商家回复，先到的在前',
    status: 200,
    query: z.strictObject({ subject: z.enum(['review', 'answer']).optional(), ...PageQuery }),
    answer: z.strictObject({
      items: z.array(DecisionItem),
      nextCursor: Id.optional(),
      /** How many of each wait. */
      waiting: z.strictObject({ reviews: z.int().min(0), answers: z.int().min(0) }),
    }),
  }),
  'POST /api/operations/reviews/{id}/decision': endpoint({
    summary: '人工审核：公开或不公开',
    status: 204,
    params: IdParams,
    body: Decision,
    problems: ['review_not_found', 'review_state_conflict'],
  }),
  'GET /api/operations/published-reviews': endpoint({
    summary: '公开过的评价：已公开、已撤下、有申诉，新的在前',
    status: 200,
    query: z.strictObject({ which: z.enum(overseen).optional(), ...PageQuery }),
    answer: z.strictObject({
      items: z.array(OverseenReview),
      nextCursor: Id.optional(),
      /** Appeals that wait for an answer. */
      appeals: z.int().min(0),
    }),
  }),
  'POST /api/operations/reviews/{id}/take-down': endpoint({
    summary: '撤下已公开的评价，作者会收到理由并可申诉',
    status: 204,
    params: IdParams,
    body: Reason,
    problems: ['review_not_found', 'review_state_conflict'],
  }),
  'POST /api/operations/reviews/{id}/restore': endpoint({
    summary: '恢复撤下的评价',
    status: 204,
    params: IdParams,
    body: Reason,
    problems: ['review_not_found', 'review_state_conflict'],
  }),
  'POST /api/operations/reviews/{id}/uphold': endpoint({
    summary: '驳回申诉，维持撤下',
    status: 204,
    params: IdParams,
    body: Reason,
    problems: ['review_not_found', 'review_state_conflict'],
  }),
}
