namespace VinhDanh.App.Tests; public class PlaceTests { }
