export default definePageConfig({ navigationBarTitleText: '发放详情' })
