export default definePageConfig({ navigationBarTitleText: '处置措施' })
