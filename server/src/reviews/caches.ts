import { keptPages } from '../platform/kept-pages.ts'

/** Pages of products' reviews, forgotten when a review or an answer is published or taken down. */
export const { answer: keptReviews, changed: ratingChanged } = keptPages('reviews_changed')
