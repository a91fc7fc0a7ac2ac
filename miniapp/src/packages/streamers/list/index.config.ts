export default definePageConfig({ navigationBarTitleText: '带货主播', enableShareAppMessage: true })
