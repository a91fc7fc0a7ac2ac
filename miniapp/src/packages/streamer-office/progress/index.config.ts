export default definePageConfig({ navigationBarTitleText: '2111 工程进度' })
