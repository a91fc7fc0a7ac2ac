export default definePageConfig({ navigationBarTitleText: '采取措施' })
