export default definePageConfig({ navigationBarTitleText: '参考价' })
