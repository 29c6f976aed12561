from django.urls import path

from shoptalk.design.patterns import patterns

urlpatterns = [path("", patterns, name="patterns")]
