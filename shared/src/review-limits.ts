/** How much a review and what is said to it may hold. */
export const reviewTextMax = 500
export const reviewPhotosMax = 9
export const answerTextMax = 300
export const decisionReasonMax = 200
